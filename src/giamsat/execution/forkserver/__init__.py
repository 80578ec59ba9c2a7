"""A process with everything imported that forks a ready child on request (Linux).

::

    client.py        ForkServer: starts or finds one; what the rest of the kit uses
    asking.py        what it and any other process may ask of one: children, preloads, checks
    lease.py         Lease: a child, as its client sees it
    server.py        the process: imports, then one loop over sockets; no thread, no event loop library, no zmq context
    children.py      the server's side of the leases: who has which child, its memory, its end
    imports.py       the imports, and what is built once after them
    patience.py      how long a server that nobody owns waits for the next who asks
    child.py         what a forked child forgets of the server before it becomes a kernel or a call
    surroundings.py  what it has of its client beside environment and folder: umask, limits, priority
    frames.py        messages: a JSON object behind its length
    processes.py     what Linux alone knows: who is whose child, memory, death signals

One connection is one child, a *lease*: the child lives no longer than the connection, so that a killed client leaves
nothing behind. A request is one of::

    {"kind": "kernel", "argv": [...], "env": {...}, "cwd": "...", "umask": 18, "limits": ..., "memory": bytes or 0}
    {"kind": "call", "target": "package.module:function", "arguments": [...], "env": ..., "cwd": ..., ...}
    {"kind": "preload", "target": ..., "arguments": [...]}     in the server itself, for all later children
    {"kind": "stand", "seconds": 600, "late": [...], "target": ..., "arguments": [...]}     outlive who started it
    {"kind": "check", "env": ..., "umask": ..., ...}     whether a child with these surroundings can be had
    {"kind": "ping"}    {"kind": "retire"}

A child's request carries the client's stdout and stderr as file descriptors. The answer is ``{"pid": ...}``, or
``{"ok": true}``, or ``{"error": "..."}``. Over a lease go then ``{"signal": number}`` to the child's process group and
back, once, ``{"exit": code, "why": "" or "memory"}``.
"""
