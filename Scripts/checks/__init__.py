"""What Scripts/check-data checks, a module a topic."""
