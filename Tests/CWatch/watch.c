#define _GNU_SOURCE
#include "watch.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static _Thread_local int is_watched;
static _Thread_local struct watch_counts counts;

void watch_begin(void) {
    counts = (struct watch_counts){0};
    is_watched = 1;
}

struct watch_counts watch_now(void) { return counts; }

void watch_end(void) { is_watched = 0; }

void *malloc(size_t size) {
    counts.allocations += is_watched;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    counts.allocations += is_watched;
    return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
    counts.allocations += is_watched;
    return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
    counts.allocations += is_watched;
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
    void *made = memalign(alignment, size);
    if (!made) return ENOMEM;
    *memory = made;
    return 0;
}

void free(void *memory) {
    counts.releases += is_watched && memory;
    __libc_free(memory);
}

static int (*lock)(pthread_mutex_t *);

/* Before the first thread is started. */
__attribute__((constructor)) static void find_lock(void) {
    if (!lock) lock = (int (*)(pthread_mutex_t *))dlsym(RTLD_NEXT, "pthread_mutex_lock");
}

int pthread_mutex_lock(pthread_mutex_t *mutex) {
    counts.locks += is_watched;
    find_lock();
    return lock(mutex);
}
