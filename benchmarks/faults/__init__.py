"""What happens when something fails under load: kills, stalls, a copy that takes over, a replica."""
