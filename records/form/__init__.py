"""What the models ask of an editor, field by field: for forms, schemas, guides and new files."""
