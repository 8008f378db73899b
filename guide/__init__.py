"""協働ナビ: municipal guidelines for collaboration as walkable, provable guides.

Read the folders in this order to follow the data: language (what a flow file says), engine (answers meet a
flow), analysis (what is known about a flow), library (where flow files live), views (what people see), cli
(the wiring).
"""

__version__ = "0.1.0"
