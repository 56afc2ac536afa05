"""From answers and facts to deadlines, amounts and papers."""
