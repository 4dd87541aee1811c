#include <alsa/asoundlib.h>

/* libasound writes to stderr unless it has a hook; the hook is variadic, which Swift cannot write. */
static void loa_alsa_say_nothing(const char *file, int line, const char *function, int error, const char *format, ...) {
    (void)file, (void)line, (void)function, (void)error, (void)format;
}

static inline int loa_alsa_silence(void) {
    return snd_lib_error_set_handler(loa_alsa_say_nothing);
}
