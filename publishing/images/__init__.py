"""Pictures that a build draws or scales: values and bytes in, bytes out."""
