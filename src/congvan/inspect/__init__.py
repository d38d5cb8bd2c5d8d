"""A letter's PDF, ours or not → each rule of the form: kept or broken, where, by how much."""
