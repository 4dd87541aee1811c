# The two commands that set everything up: `make run` and `make test`. Each installs what it lacks.

BUILD := swift build --explicit-target-dependency-import-check error
LOA := .build/release/loa
OCCURRENCE := dich-vu-cong@2023-08-08T17:00

.PHONY: run test check-format format tunes install-packages clean

# Checks the example station and rehearses its first airing: to the sound card, or, where there is none, to a file.
run: install-packages
	$(BUILD) -c release --product loa
	$(LOA) check
	$(LOA) rehearse $(OCCURRENCE)

# Everything: the format, the build with its import check and warnings as errors, all tests.
test: install-packages check-format
	$(BUILD) --build-tests
	swift test --skip-build

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
