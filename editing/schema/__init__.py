"""What editors' programs read of the models: JSON Schema, settings, the field reference."""
