"""`praksis newsletter`: see who gets what, make the mails, hand them over."""

from praksis.commands.newsletter.group import newsletter

__all__ = ["newsletter"]
