"""The envelope: fields, lengths, notations, states, days, who a letter is; the files of agencies and series."""
