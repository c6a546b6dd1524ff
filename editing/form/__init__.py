"""What a form asks, in which order, and when: told of the models, for whatever form there is."""
