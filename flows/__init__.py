"""Prefect flows, deployments and the command line. Nothing else in the project knows of them."""
