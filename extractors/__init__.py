"""From an article to the events it tells: pure functions and frozen types, no output, no clock, no network."""
