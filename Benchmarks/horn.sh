# To be sourced: a PulseAudio server of its own whose sink, `horn`, plays to nobody in real time.
folder=$(mktemp -d)
export HOME=$folder XDG_RUNTIME_DIR=$folder PULSE_RUNTIME_PATH=$folder PULSE_SERVER=unix:$folder/socket
export ALSA_CONFIG_PATH=/usr/share/alsa/alsa.conf:$folder/asoundrc
echo 'pcm.horn { type pulse device horn }' > "$folder/asoundrc"
pulseaudio -n --daemonize=no --exit-idle-time=-1 --log-level=error \
    --load="module-native-protocol-unix auth-anonymous=1 socket=$folder/socket" \
    --load="module-null-sink sink_name=horn rate=48000 channels=1" 2> "$folder/log" &
horn=$!
trap 'kill $horn; wait $horn; rm -rf "$folder"' EXIT
until pactl info > "$folder/info" 2> "$folder/log"; do sleep 0.1; done
