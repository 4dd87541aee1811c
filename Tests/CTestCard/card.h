#ifndef LOA_CARD_H
#define LOA_CARD_H

#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <stdbool.h>
#include <sys/uio.h>

#include "testcard.h"

/* One opening of the card. */
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

/* Nobody but the plug-in, which libasound finds by its one name. */
#pragma GCC visibility push(hidden)

bool card_plays(const struct card *card);
bool card_runs(const struct card *card);
/* By the card's clock. */
int64_t card_now(const struct card *card);
/* How far the wall's clock is ahead: as the quickest of some looks at both has it. */
int64_t card_wall_offset(const struct card *card);
/* Brings the card to where its clock has it by now. */
void card_advance(struct card *card);
/* The same, and what every call answers now; 0: all is well. */
int card_refusal(struct card *card);
/* Who polls looks four times in a period. Not where nothing will come, stuck or with a clock that a test sets:
 * libasound begins to wait anew at each look. */
void card_tick(struct card *card, bool is_on);
/* Writes into the record; `sound` are up to two parts. */
void card_note(
    struct card *card, enum testcard_event event, int64_t instant, const struct iovec *sound, int parts);

#pragma GCC visibility pop

#endif
