"""Sound files: measured, tagged, and remembered between builds."""
