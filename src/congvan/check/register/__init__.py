"""The register of outgoing letters, duties, and how letters refer to one another: rules between letters, on facts."""
