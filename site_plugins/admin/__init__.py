"""The form in the browser at `/admin/`: Sveltia CMS, told of the records by their models."""
