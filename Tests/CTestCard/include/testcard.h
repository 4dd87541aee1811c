#ifndef LOA_TESTCARD_H
#define LOA_TESTCARD_H

#include <stdint.h>
#include <string.h>

/*
 * A sound card for tests: its memory and its record, which lie as `card` and `heard` in the card's folder.
 *
 * The test makes `card` and maps it; the plug-in maps it at each opening, in whichever process. What the test writes
 * there holds from the plug-in's next call on. All instants are nanoseconds of wall time since 1970.
 */

enum testcard_format { TESTCARD_S16 = 1, TESTCARD_S24_3 = 2, TESTCARD_S32 = 4 };

/* What the test can order, and what the record tells of. */
enum testcard_event {
    TESTCARD_NOTHING,
    TESTCARD_FRAMES,
    TESTCARD_OPENED,
    TESTCARD_REFUSED,
    TESTCARD_STARTED,
    /* Stopped by the program; what was not heard is gone. */
    TESTCARD_DROPPED,
    TESTCARD_CLOSED,
    /* Nothing was left to play, or (ordered) the card stopped as USB does after a bad transfer: with sound left. */
    TESTCARD_UNDERRUN,
    TESTCARD_SUSPENDED,
    TESTCARD_GONE,
    /* Takes sound but does not play it. */
    TESTCARD_STUCK,
    TESTCARD_UNSTUCK,
};

enum testcard_when {
    TESTCARD_NOW,
    /* When that many frames were heard in all since the card was made. */
    TESTCARD_AT_FRAME,
    /* The same, counted from the first frame that was no silence. */
    TESTCARD_AT_SOUND,
    TESTCARD_AT_INSTANT,
};

struct testcard_order {
    /* An event, or nothing once it was carried out: written last by the test, first by the plug-in. */
    int32_t what;
    int32_t when;
    int64_t value;
};

enum { TESTCARD_ORDERS = 8 };

struct testcard {
    /* The name that stays, and the number that another plug gives. Either opens the card. */
    char id[32];
    int32_t number;
    int32_t is_gone;
    int32_t is_busy;
    /* Also after it is opened anew. */
    int32_t is_stuck;
    /* A set of testcard_format; other constraints are from … to. */
    uint32_t formats;
    uint32_t channels[2], rates[2], period_bytes[2], buffer_bytes[2];
    /* No write takes more frames; 0: no limit. */
    uint32_t bite;
    /* After so many frames from each start it stops, as after a bad transfer; 0: it does not. */
    uint32_t frail;
    /* Frames from the buffer to the ear, and how many too many the card says there are in all. */
    int32_t latency, delay_error;
    /* Parts per thousand million by which the card's clock is fast. */
    int64_t drift;
    /* The card's clock; 0: real time. */
    int64_t now;
    struct testcard_order orders[TESTCARD_ORDERS];
    /* The plug-in's: frames heard since the card was made, and the first of them that was no silence; -1: none yet. */
    int64_t heard, first_sound;
};

/* The record is a row of these, each with its frames behind it, interleaved as the card takes them. */
struct testcard_block {
    uint32_t event;
    uint32_t frames, channels, sample_bytes;
    /* When the first frame is heard, or the event was. */
    int64_t instant;
    /* Frames per second by the wall's clock. */
    double rate;
};

/* Everything but the name and the number. */
static inline void testcard_make(struct testcard *card) {
    memset(card, 0, sizeof *card);
    card->formats = TESTCARD_S16 | TESTCARD_S24_3 | TESTCARD_S32;
    card->channels[0] = 1, card->channels[1] = 8;
    card->rates[0] = 8000, card->rates[1] = 192000;
    card->period_bytes[0] = 64, card->period_bytes[1] = 1 << 20;
    card->buffer_bytes[0] = 128, card->buffer_bytes[1] = 1 << 21;
    card->first_sound = -1;
}

/* `false`: too many orders wait already. */
static inline _Bool testcard_order(struct testcard *card, int32_t what, int32_t when, int64_t value) {
    for (int place = 0; place < TESTCARD_ORDERS; place++) {
        struct testcard_order *order = &card->orders[place];
        if (__atomic_load_n(&order->what, __ATOMIC_ACQUIRE) != TESTCARD_NOTHING) continue;
        order->when = when;
        order->value = value;
        __atomic_store_n(&order->what, what, __ATOMIC_RELEASE);
        return 1;
    }
    return 0;
}

static inline void testcard_set_id(struct testcard *card, const char *id) {
    strncpy(card->id, id, sizeof card->id - 1);
}

static inline void testcard_set_now(struct testcard *card, int64_t now) {
    __atomic_store_n(&card->now, now, __ATOMIC_RELEASE);
}

/* What the card's microphone hears as its frame of that number, in each channel, with 16 bits. */
static inline int16_t testcard_sample(int64_t frame) {
    return (int16_t)((uint32_t)frame * 2654435761u >> 17) - 16384;
}

#endif
