"""What things are: frozen, typed values that every stage speaks in. Imports nothing else of ours."""
