"""What is other in the records than at an earlier commit, as readers would notice it."""
