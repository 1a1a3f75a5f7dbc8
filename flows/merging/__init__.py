"""Merging what shards found into the timeline, in a process of its own, with what is known kept between runs."""
