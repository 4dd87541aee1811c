#ifndef LOA_WATCH_H
#define LOA_WATCH_H

/*
 * Counts what a thread asks of the allocator and of mutexes. The program that links this in has its own `malloc` and
 * `pthread_mutex_lock`, which pass everything on to libc's; so the libraries that it loads are counted, too.
 */

struct watch_counts {
    long allocations, releases, locks;
};

/* From now on the calling thread is counted, from zero. */
void watch_begin(void);
/* What the calling thread did since then; it is counted on. */
struct watch_counts watch_now(void);
void watch_end(void);

#endif
