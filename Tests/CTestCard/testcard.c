/*
 * A sound card that misbehaves as told: an I/O plug-in of libasound. See testcard.h for what it can be told.
 *
 * In a configuration: pcm_type.testcard { lib "/…/libCTestCard.so" }
 *                     pcm.NAME { type testcard folder "/…" card "id or number" }
 */
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "testcard.h"

struct card {
    snd_pcm_ioplug_t io;
    struct testcard *told;
    /* The record's file; its lock keeps others from opening the card. */
    int record;
    int timer;
    /* The wall's clock less the card's; both run alike. */
    int64_t wall;
    size_t frame_bytes;
    char *ring;
    /* Frames since the card was prepared: exchanged with the program, and played (or caught). */
    int64_t exchanged, played;
    /* That frame is played at that instant of the card's clock, and the others from there on. */
    int64_t base_frame, base_instant;
    /* The frame that it was started with. */
    int64_t start;
    /* It went away once: what is plugged in again is another opening's. */
    bool is_dead;
    /* The write before was a short one: the call that wants the rest of it gets nothing. */
    bool is_sated;
    snd_pcm_uframes_t boundary, avail_min;
};

static int64_t nanoseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int64_t now(const struct card *card) {
    int64_t told = __atomic_load_n(&card->told->now, __ATOMIC_ACQUIRE);
    return told ? told : nanoseconds(CLOCK_MONOTONIC);
}

/* How far the wall's clock is ahead: as the quickest of some looks at both has it. */
static int64_t wall_offset(const struct card *card) {
    if (__atomic_load_n(&card->told->now, __ATOMIC_ACQUIRE)) return 0;
    int64_t offset = 0, best = INT64_MAX;
    for (int look = 0; look < 5; look++) {
        int64_t before = nanoseconds(CLOCK_MONOTONIC);
        int64_t wall = nanoseconds(CLOCK_REALTIME);
        int64_t after = nanoseconds(CLOCK_MONOTONIC);
        if (after - before >= best) continue;
        best = after - before;
        offset = wall - before - best / 2;
    }
    return offset;
}

static double rate(const struct card *card) {
    return card->io.rate * (1 + card->told->drift / 1e9);
}

static bool plays(const struct card *card) { return card->io.stream == SND_PCM_STREAM_PLAYBACK; }

static bool runs(const struct card *card) {
    return card->io.state == SND_PCM_STATE_RUNNING || card->io.state == SND_PCM_STATE_DRAINING;
}

/* Frames that the clock has let pass by then. */
static int64_t due(const struct card *card, int64_t instant) {
    if (card->told->is_stuck || instant < card->base_instant) return card->played;
    return card->base_frame + (int64_t)((instant - card->base_instant) * rate(card) / 1e9);
}

/* When the card's clock lets that frame begin. */
static int64_t instant_of(const struct card *card, int64_t frame) {
    return card->base_instant + (int64_t)((frame - card->base_frame) * 1e9 / rate(card));
}

static void note(struct card *card, enum testcard_event event, int64_t instant, const struct iovec *sound, int parts) {
    struct testcard_block block = {
        .event = event, .channels = card->io.channels, .instant = instant, .rate = card->io.rate ? rate(card) : 0};
    struct iovec all[3] = {{&block, sizeof block}};
    for (int part = 0; part < parts; part++) {
        block.frames += sound[part].iov_len / card->frame_bytes;
        block.sample_bytes = card->frame_bytes / card->io.channels;
        all[part + 1] = sound[part];
    }
    /* One call, so that nothing comes between. A test whose disk is full misses what it looks for. */
    if (writev(card->record, all, parts + 1) < 0) perror("testcard");
}

/* The next frames become audible. */
static void play(struct card *card, int64_t frames) {
    if (frames <= 0) return;
    if (plays(card)) {
        int64_t size = card->io.buffer_size, place = card->played % size;
        int64_t first = frames < size - place ? frames : size - place;
        struct iovec sound[2] = {
            {card->ring + place * card->frame_bytes, first * card->frame_bytes},
            {card->ring, (frames - first) * card->frame_bytes}};
        int64_t instant = instant_of(card, card->played + card->told->latency) + card->wall;
        note(card, TESTCARD_FRAMES, instant, sound, frames > first ? 2 : 1);
        card->told->heard += frames;
    }
    card->played += frames;
}

/* The frame at which an order is to be carried out; `INT64_MAX`: not within sight. */
static int64_t place(const struct card *card, const struct testcard_order *order) {
    int64_t frame = card->played;
    switch (order->when) {
    case TESTCARD_AT_FRAME: frame += order->value - card->told->heard; break;
    case TESTCARD_AT_SOUND:
        if (card->told->first_sound < 0) return INT64_MAX;
        frame += card->told->first_sound + order->value - card->told->heard;
        break;
    case TESTCARD_AT_INSTANT:
        if (order->value > now(card) + card->wall) return INT64_MAX;
        if (runs(card)) frame = due(card, order->value - card->wall);
        break;
    default: break;
    }
    return frame > card->played ? frame : card->played;
}

/* Who polls looks four times in a period. Not where nothing will come, stuck or with a clock that a test sets: libasound
 * begins to wait anew at each look. */
static void tick(struct card *card, bool is_on) {
    int64_t pause = is_on && !card->told->now ? (int64_t)(card->io.period_size * 1e9 / rate(card) / 4) : 0;
    struct timespec tick = {pause / 1000000000, pause % 1000000000};
    struct itimerspec ticks = {tick, tick};
    if (timerfd_settime(card->timer, 0, &ticks, NULL) < 0) perror("testcard");
}

static void carry_out(struct card *card, enum testcard_event what) {
    int64_t instant = runs(card) && !card->told->is_stuck ? instant_of(card, card->played) : now(card);
    note(card, what, instant + card->wall, NULL, 0);
    switch (what) {
    case TESTCARD_UNDERRUN: snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_XRUN); break;
    case TESTCARD_SUSPENDED: snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_SUSPENDED); break;
    case TESTCARD_GONE:
        card->told->is_gone = true;
        snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_DISCONNECTED);
        break;
    case TESTCARD_STUCK:
        card->told->is_stuck = true;
        tick(card, false);
        break;
    case TESTCARD_UNSTUCK:
        tick(card, runs(card));
        card->told->is_stuck = false;
        card->base_frame = card->played;
        card->base_instant = instant;
        break;
    default: break;
    }
}

/* Carries out the order that comes first, if that is at this frame at the latest, and plays up to there. */
static bool obey(struct card *card, int64_t latest) {
    struct testcard_order *first = NULL;
    int64_t end = latest;
    for (int index = 0; index < TESTCARD_ORDERS; index++) {
        struct testcard_order *order = &card->told->orders[index];
        if (__atomic_load_n(&order->what, __ATOMIC_ACQUIRE) == TESTCARD_NOTHING) continue;
        int64_t at = place(card, order);
        if (at > end || (first && at == end)) continue;
        first = order;
        end = at;
    }
    if (!first) return false;
    play(card, end - card->played);
    enum testcard_event what = first->what;
    __atomic_store_n(&first->what, TESTCARD_NOTHING, __ATOMIC_RELEASE);
    carry_out(card, what);
    return true;
}

/* Brings the card to where its clock has it by now. */
static void advance(struct card *card) {
    int64_t instant = now(card), target, most;
    do {
        most = card->exchanged + (plays(card) ? 0 : (int64_t)card->io.buffer_size);
        if (card->told->frail && most > card->start + card->told->frail) most = card->start + card->told->frail;
        target = runs(card) ? due(card, instant) : card->played;
    } while (!card->told->is_gone && obey(card, target < most ? target : most));
    if (runs(card)) {
        play(card, (target < most ? target : most) - card->played);
        if (target > most && card->io.state == SND_PCM_STATE_RUNNING) carry_out(card, TESTCARD_UNDERRUN);
    }
    if (card->told->is_gone) card->is_dead = true;
    if (card->is_dead) snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_DISCONNECTED);
}

/* What every call answers now; 0: all is well. */
static int refusal(struct card *card) {
    advance(card);
    switch (card->io.state) {
    case SND_PCM_STATE_DISCONNECTED: return -ENODEV;
    case SND_PCM_STATE_SUSPENDED: return -ESTRPIPE;
    case SND_PCM_STATE_XRUN: return -EPIPE;
    default: return 0;
    }
}

static int on_start(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    int error = refusal(card);
    if (error) return error;
    card->wall = wall_offset(card);
    card->base_frame = card->start = card->played;
    card->base_instant = now(card);
    note(card, TESTCARD_STARTED, card->base_instant + card->wall, NULL, 0);
    tick(card, true);
    return 0;
}

static int on_stop(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    if (!runs(card)) return 0;
    advance(card);
    note(card, TESTCARD_DROPPED, now(card) + card->wall, NULL, 0);
    tick(card, false);
    return 0;
}

static snd_pcm_sframes_t on_pointer(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    /* The state tells of trouble: libasound makes an underrun of every error here. */
    advance(card);
    return card->boundary ? card->played % (int64_t)card->boundary : card->played;
}

static int on_delay(snd_pcm_ioplug_t *io, snd_pcm_sframes_t *delay) {
    struct card *card = io->private_data;
    int error = refusal(card);
    if (error) return error;
    *delay = plays(card) ? card->exchanged - card->played + card->told->latency + card->told->delay_error
                         : card->played - card->exchanged;
    return 0;
}

static void take(struct card *card, const char *frames, int64_t count) {
    int64_t size = card->io.buffer_size, first = size - card->exchanged % size;
    if (first > count) first = count;
    memcpy(card->ring + card->exchanged % size * card->frame_bytes, frames, first * card->frame_bytes);
    memcpy(card->ring, frames + first * card->frame_bytes, (count - first) * card->frame_bytes);
    for (size_t byte = 0; card->told->first_sound < 0 && byte < count * card->frame_bytes; byte++) {
        if (frames[byte] == 0) continue;
        int64_t ahead = card->exchanged - card->played + byte / card->frame_bytes;
        card->told->first_sound = card->told->heard + ahead;
    }
}

static void give(struct card *card, char *frames, int64_t count) {
    size_t bytes = card->frame_bytes / card->io.channels;
    for (int64_t frame = 0; frame < count; frame++) {
        int32_t sample = testcard_sample(card->exchanged + frame) * (1 << (8 * bytes - 16));
        for (unsigned channel = 0; channel < card->io.channels; channel++, frames += bytes)
            memcpy(frames, &sample, bytes);
    }
}

static snd_pcm_sframes_t on_transfer(
    snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas, snd_pcm_uframes_t offset, snd_pcm_uframes_t size) {
    struct card *card = io->private_data;
    int error = refusal(card);
    if (error) return error;
    if (card->is_sated) {
        card->is_sated = false;
        return -EAGAIN;
    }
    int64_t count = size;
    if (card->told->bite && count > card->told->bite) {
        count = card->told->bite;
        card->is_sated = true;
    }
    /* Interleaved: the first channel's area is all channels'. */
    char *frames = (char *)areas[0].addr + areas[0].first / 8 + offset * areas[0].step / 8;
    if (plays(card)) take(card, frames, count);
    else give(card, frames, count);
    card->exchanged += count;
    return count;
}

static int on_hw_params(snd_pcm_ioplug_t *io, snd_pcm_hw_params_t *params) {
    (void)params;
    struct card *card = io->private_data;
    if (refusal(card) == -ENODEV) return -ENODEV;
    card->frame_bytes = snd_pcm_format_physical_width(io->format) / 8 * io->channels;
    free(card->ring);
    card->ring = calloc(io->buffer_size, card->frame_bytes);
    return card->ring ? 0 : -ENOMEM;
}

static int on_sw_params(snd_pcm_ioplug_t *io, snd_pcm_sw_params_t *params) {
    struct card *card = io->private_data;
    snd_pcm_sw_params_get_boundary(params, &card->boundary);
    snd_pcm_sw_params_get_avail_min(params, &card->avail_min);
    return 0;
}

static int on_prepare(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    if (refusal(card) == -ENODEV) return -ENODEV;
    /* What was written and never heard is no first sound. */
    if (card->told->first_sound >= card->told->heard) card->told->first_sound = -1;
    card->exchanged = card->played = 0;
    card->is_sated = false;
    return 0;
}

static int on_poll_revents(snd_pcm_ioplug_t *io, struct pollfd *entries, unsigned int count, unsigned short *revents) {
    (void)entries, (void)count;
    struct card *card = io->private_data;
    uint64_t ticks;
    if (read(card->timer, &ticks, sizeof ticks) < 0 && errno != EAGAIN) return -errno;
    int error = refusal(card);
    int64_t full = plays(card) ? card->exchanged - card->played : card->played - card->exchanged;
    int64_t avail = plays(card) ? (int64_t)io->buffer_size - full : full;
    *revents = 0;
    if (error) *revents = POLLERR;
    else if (avail >= (int64_t)card->avail_min) *revents = plays(card) ? POLLOUT : POLLIN;
    return 0;
}

static void drop_card(struct card *card) {
    if (card->told) munmap(card->told, sizeof *card->told);
    if (card->record >= 0) close(card->record);
    if (card->timer >= 0) close(card->timer);
    free(card->ring);
    free(card);
}

static int on_close(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    note(card, TESTCARD_CLOSED, now(card) + card->wall, NULL, 0);
    drop_card(card);
    return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
    .start = on_start,
    .stop = on_stop,
    .pointer = on_pointer,
    .transfer = on_transfer,
    .close = on_close,
    .hw_params = on_hw_params,
    .sw_params = on_sw_params,
    .prepare = on_prepare,
    .poll_revents = on_poll_revents,
    .delay = on_delay,
};

/* Returns a file of the card's folder, open, or what went wrong. */
static int open_file(const char *folder, const char *name, int flags) {
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) return -ENAMETOOLONG;
    int file = open(path, flags | O_CLOEXEC, 0644);
    return file < 0 ? -errno : file;
}

static int map(struct card *card, const char *folder) {
    int file = open_file(folder, "card", O_RDWR);
    if (file < 0) return file;
    void *memory = mmap(NULL, sizeof *card->told, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    int error = memory == MAP_FAILED ? -errno : 0;
    close(file);
    if (!error) card->told = memory;
    return error;
}

/* Whether the card is there under that name, and free. */
static int admit(struct card *card, const char *name) {
    card->wall = wall_offset(card);
    advance(card);
    char *rest;
    long number = strtol(name, &rest, 10);
    bool is_named = *rest ? strcmp(name, card->told->id) == 0 : number == card->told->number;
    int error = card->told->is_gone || !is_named ? -ENODEV : 0;
    if (!error && (card->told->is_busy || flock(card->record, LOCK_EX | LOCK_NB) < 0)) error = -EBUSY;
    note(card, error ? TESTCARD_REFUSED : TESTCARD_OPENED, now(card) + card->wall, NULL, 0);
    return error;
}

static int constrain(struct card *card) {
    const struct testcard *told = card->told;
    /* `plug` in front of it converts only what it can map. */
    static const unsigned int access[] = {SND_PCM_ACCESS_RW_INTERLEAVED, SND_PCM_ACCESS_MMAP_INTERLEAVED};
    static const unsigned int known[] = {SND_PCM_FORMAT_S16_LE, SND_PCM_FORMAT_S24_3LE, SND_PCM_FORMAT_S32_LE};
    unsigned int formats[3], count = 0;
    for (unsigned int bit = 0; bit < 3; bit++)
        if (told->formats & 1u << bit) formats[count++] = known[bit];
    static const uint32_t periods[] = {2, 1024};
    const struct {
        int what;
        const uint32_t *bounds;
    } bounded[] = {
        {SND_PCM_IOPLUG_HW_CHANNELS, told->channels},
        {SND_PCM_IOPLUG_HW_RATE, told->rates},
        {SND_PCM_IOPLUG_HW_PERIOD_BYTES, told->period_bytes},
        {SND_PCM_IOPLUG_HW_BUFFER_BYTES, told->buffer_bytes},
        {SND_PCM_IOPLUG_HW_PERIODS, periods},
    };
    int error = snd_pcm_ioplug_set_param_list(&card->io, SND_PCM_IOPLUG_HW_ACCESS, 2, access);
    if (!error) error = snd_pcm_ioplug_set_param_list(&card->io, SND_PCM_IOPLUG_HW_FORMAT, count, formats);
    for (size_t index = 0; !error && index < sizeof bounded / sizeof *bounded; index++)
        error = snd_pcm_ioplug_set_param_minmax(
            &card->io, bounded[index].what, bounded[index].bounds[0], bounded[index].bounds[1]);
    return error;
}

static int open_card(
    snd_pcm_t **pcm, const char *name, const char *folder, const char *id, snd_pcm_stream_t stream, int mode) {
    struct card *card = calloc(1, sizeof *card);
    if (!card) return -ENOMEM;
    card->io.stream = stream;
    card->timer = -1;
    /* A card can play and listen at once. */
    bool is_playback = stream == SND_PCM_STREAM_PLAYBACK;
    card->record = open_file(folder, is_playback ? "heard" : "listened", O_WRONLY | O_APPEND | O_CREAT);
    int error = card->record < 0 ? card->record : map(card, folder);
    if (!error) error = admit(card, id);
    if (!error && (card->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)) < 0) error = -errno;
    if (!error) {
        card->io.version = SND_PCM_IOPLUG_VERSION;
        card->io.name = "Loa's test card";
        card->io.flags = SND_PCM_IOPLUG_FLAG_MONOTONIC | SND_PCM_IOPLUG_FLAG_BOUNDARY_WA;
        card->io.poll_fd = card->timer;
        card->io.poll_events = POLLIN;
        card->io.callback = &callbacks;
        card->io.private_data = card;
        error = snd_pcm_ioplug_create(&card->io, name, stream, mode);
    }
    if (error) {
        drop_card(card);
        return error;
    }
    error = constrain(card);
    if (error) {
        snd_pcm_ioplug_delete(&card->io);
        return error;
    }
    *pcm = card->io.pcm;
    return 0;
}

SND_PCM_PLUGIN_DEFINE_FUNC(testcard) {
    (void)root;
    const char *folder = NULL, *id = NULL;
    snd_config_iterator_t entry, next;
    snd_config_for_each(entry, next, conf) {
        snd_config_t *node = snd_config_iterator_entry(entry);
        const char *key;
        if (snd_config_get_id(node, &key) < 0) continue;
        if (strcmp(key, "folder") == 0) snd_config_get_string(node, &folder);
        if (strcmp(key, "card") == 0) snd_config_get_string(node, &id);
    }
    return folder && id ? open_card(pcmp, name, folder, id, stream, mode) : -EINVAL;
}

SND_PCM_PLUGIN_SYMBOL(testcard)
