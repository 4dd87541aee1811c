/* What the card does: its clock, its record, and the orders that it carries out. */
#include "card.h"

#include <errno.h>
#include <stdio.h>
#include <sys/timerfd.h>
#include <time.h>

static int64_t nanoseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int64_t card_now(const struct card *card) {
    int64_t told = __atomic_load_n(&card->told->now, __ATOMIC_ACQUIRE);
    return told ? told : nanoseconds(CLOCK_MONOTONIC);
}

int64_t card_wall_offset(const struct card *card) {
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

bool card_plays(const struct card *card) { return card->io.stream == SND_PCM_STREAM_PLAYBACK; }

bool card_runs(const struct card *card) {
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

void card_note(struct card *card, enum testcard_event event, int64_t instant, const struct iovec *sound, int parts) {
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
    if (card_plays(card)) {
        int64_t size = card->io.buffer_size, place = card->played % size;
        int64_t first = frames < size - place ? frames : size - place;
        struct iovec sound[2] = {
            {card->ring + place * card->frame_bytes, first * card->frame_bytes},
            {card->ring, (frames - first) * card->frame_bytes}};
        int64_t instant = instant_of(card, card->played + card->told->latency) + card->wall;
        card_note(card, TESTCARD_FRAMES, instant, sound, frames > first ? 2 : 1);
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
        if (order->value > card_now(card) + card->wall) return INT64_MAX;
        if (card_runs(card)) frame = due(card, order->value - card->wall);
        break;
    default: break;
    }
    return frame > card->played ? frame : card->played;
}

void card_tick(struct card *card, bool is_on) {
    int64_t pause = is_on && !card->told->now ? (int64_t)(card->io.period_size * 1e9 / rate(card) / 4) : 0;
    struct timespec tick = {pause / 1000000000, pause % 1000000000};
    struct itimerspec ticks = {tick, tick};
    if (timerfd_settime(card->timer, 0, &ticks, NULL) < 0) perror("testcard");
}

static void carry_out(struct card *card, enum testcard_event what) {
    int64_t instant = card_runs(card) && !card->told->is_stuck ? instant_of(card, card->played) : card_now(card);
    card_note(card, what, instant + card->wall, NULL, 0);
    switch (what) {
    case TESTCARD_UNDERRUN: snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_XRUN); break;
    case TESTCARD_SUSPENDED: snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_SUSPENDED); break;
    case TESTCARD_GONE:
        card->told->is_gone = true;
        snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_DISCONNECTED);
        break;
    case TESTCARD_STUCK:
        card->told->is_stuck = true;
        card_tick(card, false);
        break;
    case TESTCARD_UNSTUCK:
        card_tick(card, card_runs(card));
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

/* The program may have moved its pointer back: what lies behind that is as if it had never been written. */
static void take_back(struct card *card) {
    if (!card_plays(card) || !card->boundary || !card_runs(card)) return;
    int64_t boundary = card->boundary;
    int64_t back = (card->exchanged % boundary - (int64_t)card->io.appl_ptr + boundary) % boundary;
    if (back == 0 || back > card->exchanged - card->played) return;
    card->exchanged -= back;
    struct testcard *told = card->told;
    if (told->first_sound >= told->heard + card->exchanged - card->played) told->first_sound = -1;
}

void card_advance(struct card *card) {
    int64_t instant = card_now(card), target, most;
    take_back(card);
    do {
        most = card->exchanged + (card_plays(card) ? 0 : (int64_t)card->io.buffer_size);
        if (card->told->frail && most > card->start + card->told->frail) most = card->start + card->told->frail;
        target = card_runs(card) ? due(card, instant) : card->played;
    } while (!card->told->is_gone && obey(card, target < most ? target : most));
    if (card_runs(card)) {
        play(card, (target < most ? target : most) - card->played);
        if (target > most && card->io.state == SND_PCM_STATE_RUNNING) carry_out(card, TESTCARD_UNDERRUN);
    }
    if (card->told->is_gone) card->is_dead = true;
    if (card->is_dead) snd_pcm_ioplug_set_state(&card->io, SND_PCM_STATE_DISCONNECTED);
}

int card_refusal(struct card *card) {
    card_advance(card);
    switch (card->io.state) {
    case SND_PCM_STATE_DISCONNECTED: return -ENODEV;
    case SND_PCM_STATE_SUSPENDED: return -ESTRPIPE;
    case SND_PCM_STATE_XRUN: return -EPIPE;
    default: return 0;
    }
}
