"""The mail engines that letters are handed to; each keeps its own addresses and consents."""
