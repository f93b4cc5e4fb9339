/* What a disk can do to a program, done to every file of one folder. Loaded into a child process with LD_PRELOAD, since
 * what is to be tested is the real SQLite with the real way it writes.
 *
 *   FAULT_DIR    the folder
 *   FAULT_AT     the number of the call, from 1, at which it happens
 *   FAULT_KIND   kill    the process ends before the call
 *                torn    half of what was to be written is, then the process ends
 *                cut     the power goes: what was not synced is as it was before, then the process ends
 *                eio     the call fails, and the FAULT_FOR - 1 after it
 *                enospc  as eio for calls that need room; the first one writes half
 *   FAULT_SEED   with cut, not 0: of what was not synced, some sectors are on disk
 *   FAULT_SIDE   with cut: a folder on the same file system for files that were unlinked
 *   FAULT_COUNT  a file for the number of calls, written at the end
 *
 * A killed process leaves its writes to the kernel, which is why `cut` keeps what was before each write until the file is
 * synced, and which names were before until the folder is. Nothing is really synced: nobody really cuts the power. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define SECTOR 512

enum kind { NONE, KILL, TORN, CUT, FAIL, FULL };
enum what { WROTE, MADE, UNLINKED, RENAMED };

/* Something that is not on disk yet. */
struct step {
    struct step *older, *newer;
    enum what what;
    ino_t inode;
    int fd;
    off_t at, size; /* of the bytes, and of the file before */
    size_t old_length, new_length;
    char *old_bytes, *new_bytes;
    char path[PATH_MAX], other[PATH_MAX], saved[PATH_MAX];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct step *oldest, *newest;
static const char *folder, *side;
static enum kind kind;
static unsigned long calls, at, lasts, saved_files;
static unsigned long long seed;
static struct { ino_t inode; int fd; } own[64];

__attribute__((constructor)) static void begin(void) {
    const char *words[] = {"", "kill", "torn", "cut", "eio", "enospc"}, *word = getenv("FAULT_KIND");
    for (int i = KILL; word && i <= FULL; i++)
        if (!strcmp(word, words[i])) kind = i;
    folder = getenv("FAULT_DIR");
    side = getenv("FAULT_SIDE");
    at = getenv("FAULT_AT") ? strtoul(getenv("FAULT_AT"), NULL, 10) : 0;
    lasts = getenv("FAULT_FOR") ? strtoul(getenv("FAULT_FOR"), NULL, 10) : 1;
    seed = getenv("FAULT_SEED") ? strtoull(getenv("FAULT_SEED"), NULL, 10) : 0;
}

__attribute__((destructor)) static void end(void) {
    FILE *file = getenv("FAULT_COUNT") ? fopen(getenv("FAULT_COUNT"), "w") : NULL;
    if (!file) return;
    fprintf(file, "%lu\n", calls);
    fclose(file);
}

static int inside(const char *path) {
    size_t length = folder ? strlen(folder) : 0;
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int is_ours(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = 0;
    return inside(path);
}

static int chance(void) {
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (seed >> 20) & 1;
}

/* A descriptor of our own that is never closed: closing one would drop SQLite's locks. */
static int keep_open(int fd, ino_t inode) {
    char link[64];
    int i = 0;
    while (own[i].inode && own[i].inode != inode)
        if (++i == 64) abort();
    if (!own[i].inode) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        own[i].inode = inode;
        own[i].fd = REAL(open64)(link, O_RDWR | O_CLOEXEC);
    }
    return own[i].fd;
}

static struct step *note(enum what what, const char *path) {
    struct step *step = calloc(1, sizeof *step);
    step->what = what;
    snprintf(step->path, PATH_MAX, "%s", path);
    snprintf(step->saved, PATH_MAX, "%s/%lu", side, ++saved_files);
    step->older = newest;
    *(newest ? &newest->newer : &oldest) = step;
    return newest = step;
}

/* What is at a place of a file before it is written there, or, without bytes, before the file ends there. The
 * shared-memory file means nothing after a power cut: SQLite makes it anew. */
static void note_write(int fd, const char *path, const void *bytes, size_t length, off_t where) {
    struct stat file;
    size_t name = strlen(path);
    if (kind != CUT || (name > 4 && !strcmp(path + name - 4, "-shm")) || fstat(fd, &file)) return;
    struct step *step = note(WROTE, path);
    step->inode = file.st_ino;
    step->fd = keep_open(fd, file.st_ino);
    step->at = where;
    step->size = file.st_size;
    step->old_length = bytes ? length : file.st_size > where ? (size_t)(file.st_size - where) : 0;
    step->old_bytes = malloc(step->old_length + 1);
    ssize_t read = pread(step->fd, step->old_bytes, step->old_length, where);
    step->old_length = read > 0 ? read : 0;
    step->new_length = length;
    step->new_bytes = bytes ? memcpy(malloc(length + 1), bytes, length) : NULL;
}

static void forget(ino_t inode, int names) {
    for (struct step *step = oldest, *next; step; step = next) {
        next = step->newer;
        if (names ? step->what == WROTE : step->what != WROTE || step->inode != inode) continue;
        *(step->older ? &step->older->newer : &oldest) = step->newer;
        *(step->newer ? &step->newer->older : &newest) = step->older;
        free(step->old_bytes);
        free(step->new_bytes);
        free(step);
    }
}

static void write_some_again(struct step *step) {
    if (!step->new_bytes && chance()) REAL(ftruncate64)(step->fd, step->at);
    for (size_t done = 0, length; step->new_bytes && done < step->new_length; done += length) {
        length = SECTOR - (step->at + done) % SECTOR;
        if (length > step->new_length - done) length = step->new_length - done;
        if (chance()) REAL(pwrite64)(step->fd, step->new_bytes + done, length, step->at + done);
    }
}

static void cut_power(void) {
    int names_stay = 0; /* names reach the disk in the order in which they changed */
    for (struct step *step = newest; step; step = step->older) {
        names_stay = names_stay || (seed && chance());
        if (step->what == WROTE) {
            REAL(pwrite64)(step->fd, step->old_bytes, step->old_length, step->at);
            REAL(ftruncate64)(step->fd, step->size);
        } else if (!names_stay) {
            if (step->what == MADE) REAL(unlink)(step->path);
            if (step->what == RENAMED) REAL(rename)(step->other, step->path);
            if (step->what == UNLINKED) link(step->saved, step->path);
            if (step->what == RENAMED) link(step->saved, step->other);
        }
    }
    for (struct step *step = oldest; seed && step; step = step->newer)
        if (step->what == WROTE) write_some_again(step);
}

static void stop(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts a call; what it is to fail with, if it is. `TORN` and the first `FULL` are for the caller. */
static int count(int needs_room) {
    calls++;
    if (!at || calls < at) return 0;
    if (kind == CUT) cut_power();
    if (kind == KILL || kind == CUT || (kind == TORN && !needs_room)) stop();
    if (calls - at >= lasts) return 0;
    return kind == FAIL ? EIO : kind == FULL && needs_room ? ENOSPC : 0;
}

static ssize_t write_at(int fd, const void *bytes, size_t length, off_t where, int moves) {
    char path[PATH_MAX];
    if (!is_ours(fd, path))
        return moves ? REAL(write)(fd, bytes, length) : REAL(pwrite64)(fd, bytes, length, where);
    pthread_mutex_lock(&lock);
    int error = count(1), half = (kind == TORN || error == ENOSPC) && calls == at;
    ssize_t done = -1;
    if (half) length /= 2;
    if (!error || (half && length)) {
        note_write(fd, path, bytes, length, moves ? lseek(fd, 0, SEEK_CUR) : where);
        done = moves ? REAL(write)(fd, bytes, length) : REAL(pwrite64)(fd, bytes, length, where);
        if (kind == TORN && half) stop();
    } else {
        errno = error;
    }
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t where) {
    return write_at(fd, bytes, length, where, 0);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t where) { return write_at(fd, bytes, length, where, 0); }
ssize_t write(int fd, const void *bytes, size_t length) { return write_at(fd, bytes, length, 0, 1); }

int ftruncate64(int fd, off_t length) {
    char path[PATH_MAX];
    if (!is_ours(fd, path)) return REAL(ftruncate64)(fd, length);
    pthread_mutex_lock(&lock);
    struct stat file;
    errno = count(!fstat(fd, &file) && file.st_size < length);
    int done = errno ? -1 : 0;
    if (!done) {
        note_write(fd, path, NULL, 0, length);
        done = REAL(ftruncate64)(fd, length);
    }
    pthread_mutex_unlock(&lock);
    return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fsync(int fd) {
    char path[PATH_MAX];
    struct stat file;
    if (!is_ours(fd, path)) return REAL(fsync)(fd);
    pthread_mutex_lock(&lock);
    errno = count(0);
    int done = errno ? -1 : 0;
    if (!done && !fstat(fd, &file)) forget(file.st_ino, S_ISDIR(file.st_mode));
    pthread_mutex_unlock(&lock);
    return done;
}
int fdatasync(int fd) { return fsync(fd); }

int unlink(const char *path) {
    if (!inside(path)) return REAL(unlink)(path);
    pthread_mutex_lock(&lock);
    errno = count(0);
    int done = errno ? -1 : 0;
    if (!done && kind == CUT && !access(path, F_OK)) link(path, note(UNLINKED, path)->saved);
    if (!done) done = REAL(unlink)(path);
    pthread_mutex_unlock(&lock);
    return done;
}

int rename(const char *from, const char *to) {
    if (!inside(to)) return REAL(rename)(from, to);
    pthread_mutex_lock(&lock);
    errno = count(0);
    int done = errno ? -1 : 0;
    if (!done && kind == CUT) {
        struct step *step = note(RENAMED, from);
        snprintf(step->other, PATH_MAX, "%s", to);
        link(to, step->saved);
    }
    if (!done) done = REAL(rename)(from, to);
    pthread_mutex_unlock(&lock);
    return done;
}

int open64(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    if (!(flags & O_CREAT) || !inside(path) || !access(path, F_OK)) return REAL(open64)(path, flags, mode);
    pthread_mutex_lock(&lock);
    errno = count(1);
    if (kind == TORN && calls == at) stop();
    int fd = errno ? -1 : REAL(open64)(path, flags, mode);
    if (fd >= 0 && kind == CUT) note(MADE, path);
    pthread_mutex_unlock(&lock);
    return fd;
}
int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    return open64(path, flags, mode);
}
