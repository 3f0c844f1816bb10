"""The routes, a module a noun. Each is a thin skin over one function of ``app``; ``doors.http.app`` says how one is added."""
