"""Use cases: one function, one transaction. The only room that knows those below; doors know only this one."""
