"""Calendars of events and deadlines (iCalendar, RFC 5545)."""
