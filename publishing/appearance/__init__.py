"""The brand's look where no page shows it: colours of the style sheet, icons, web app manifest."""
