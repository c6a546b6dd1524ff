"""`praksis newsletter`: see who gets what, make the mails, hand them over."""

from newsletter.commands.group import newsletter

__all__ = ["newsletter"]
