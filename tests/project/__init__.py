"""The project itself: its pages, its packages, its deployment."""
