"""What an editor looks at before a letter is sent: the page of editions, and screenshots."""
