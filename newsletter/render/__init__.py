"""From a letter to a mail: HTML through MJML, plain text, and the finished message."""
