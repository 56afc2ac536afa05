"""Reading which option, state, yes or no somebody means."""
