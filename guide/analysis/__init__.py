"""What is known about a flow and its answers beyond where they lead: examples, what would have to differ.

Rules of the room: pure; asks `follow`, never evaluates a rule itself.
"""
