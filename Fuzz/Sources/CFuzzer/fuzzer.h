#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own entry: the Swift package has a `main` already.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *data, size_t size));
