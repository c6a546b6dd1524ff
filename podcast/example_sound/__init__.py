"""The sound of the two example episodes: made by a script, so that anyone can make it again."""
