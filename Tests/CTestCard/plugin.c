/*
 * A sound card that misbehaves as told: an I/O plug-in of libasound. See testcard.h for what it can be told.
 *
 * In a configuration: pcm_type.testcard { lib "/…/libCTestCard.so" }
 *                     pcm.NAME { type testcard folder "/…" card "id or number" }
 */
#include "card.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int on_start(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    int error = card_refusal(card);
    if (error) return error;
    card->wall = card_wall_offset(card);
    card->base_frame = card->start = card->played;
    card->base_instant = card_now(card);
    card_note(card, TESTCARD_STARTED, card->base_instant + card->wall, NULL, 0);
    card_tick(card, true);
    return 0;
}

static int on_stop(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    if (!card_runs(card)) return 0;
    card_advance(card);
    card_note(card, TESTCARD_DROPPED, card_now(card) + card->wall, NULL, 0);
    card_tick(card, false);
    return 0;
}

static snd_pcm_sframes_t on_pointer(snd_pcm_ioplug_t *io) {
    struct card *card = io->private_data;
    /* The state tells of trouble: libasound makes an underrun of every error here. */
    card_advance(card);
    return card->boundary ? card->played % (int64_t)card->boundary : card->played;
}

static int on_delay(snd_pcm_ioplug_t *io, snd_pcm_sframes_t *delay) {
    struct card *card = io->private_data;
    int error = card_refusal(card);
    if (error) return error;
    *delay = card_plays(card) ? card->exchanged - card->played + card->told->latency + card->told->delay_error
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
    int error = card_refusal(card);
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
    if (card_plays(card)) take(card, frames, count);
    else give(card, frames, count);
    card->exchanged += count;
    return count;
}

static int on_hw_params(snd_pcm_ioplug_t *io, snd_pcm_hw_params_t *params) {
    (void)params;
    struct card *card = io->private_data;
    if (card_refusal(card) == -ENODEV) return -ENODEV;
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
    if (card_refusal(card) == -ENODEV) return -ENODEV;
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
    int error = card_refusal(card);
    int64_t full = card_plays(card) ? card->exchanged - card->played : card->played - card->exchanged;
    int64_t avail = card_plays(card) ? (int64_t)io->buffer_size - full : full;
    *revents = 0;
    if (error) *revents = POLLERR;
    else if (avail >= (int64_t)card->avail_min) *revents = card_plays(card) ? POLLOUT : POLLIN;
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
    card_note(card, TESTCARD_CLOSED, card_now(card) + card->wall, NULL, 0);
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
    card->wall = card_wall_offset(card);
    card_advance(card);
    char *rest;
    long number = strtol(name, &rest, 10);
    bool is_named = *rest ? strcmp(name, card->told->id) == 0 : number == card->told->number;
    int error = card->told->is_gone || !is_named ? -ENODEV : 0;
    if (!error && (card->told->is_busy || flock(card->record, LOCK_EX | LOCK_NB) < 0)) error = -EBUSY;
    card_note(card, error ? TESTCARD_REFUSED : TESTCARD_OPENED, card_now(card) + card->wall, NULL, 0);
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
