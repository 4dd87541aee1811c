# The two commands that set everything up: `make run` and `make test`. Each installs what it lacks.

BUILD := swift build --explicit-target-dependency-import-check error
LOA := .build/debug/loa
PREFIX := /usr/local
OCCURRENCE := dich-vu-cong@2023-08-08T17:00

.PHONY: run test install check-format format tunes install-packages clean

# Checks the example station and rehearses its first airing: to the sound card, or, where there is none, to a file.
run: install-packages
	$(BUILD) --product loa
	$(LOA) check
	$(LOA) rehearse $(OCCURRENCE)

# Everything: the format, the build with its import check and warnings as errors, all tests.
test: install-packages check-format
	$(BUILD) --build-tests
	# One after another: some measure real sound on a machine of two cores.
	swift test --skip-build --no-parallel

# The optimised binary for the box beside the amplifier, with Swift's own libraries in it.
install: install-packages
	$(BUILD) -c release --product loa --static-swift-stdlib
	install -D .build/release/loa $(DESTDIR)$(PREFIX)/bin/loa

check-format:
	swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

format:
	swift format --in-place --recursive --configuration .swift-format Package.swift Sources Tests

# The example station's tunes, made anew from the program that composed them.
tunes: install-packages
	$(BUILD) -c release --product tunes
	.build/release/tunes audio

install-packages:
	Tools/install-packages

clean:
	rm -rf .build
