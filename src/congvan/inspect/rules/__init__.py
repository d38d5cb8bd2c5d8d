"""The rules of the form, a small function each: a `Letter` enters, what was seen of the rule leaves."""
