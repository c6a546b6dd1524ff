"""The typed content of Min Almen Praksis: what editors wrote, checked and ready to publish."""
