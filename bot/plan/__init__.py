"""Answers and dated facts to a claim plan: deadlines, amounts, forms, documents, steps."""
