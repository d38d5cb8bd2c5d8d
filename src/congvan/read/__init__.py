"""Files → raw letters, agencies and series, every key and value with its place. Interprets nothing, prints nothing."""
