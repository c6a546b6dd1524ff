"""Which records an edition takes, and how a mail shows them."""
