module praksis.invalid/listmonktemplates

go 1.19
