package engram.cli;

import engram.cli.data.StrictRate;
import engram.cli.scores.FrameJudge;
import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Remarks;
import engram.cli.terminal.Text;
import engram.cli.watching.Webhook;
import engram.data.Counted;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.video.Moment;
import engram.video.VideoOptions;
import engram.video.Videos;
import engram.video.events.EventClips;
import engram.video.events.EventFinder;
import engram.video.frames.VideoFrame;
import engram.video.frames.Waiting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram watch}. */
@Command(
        name = "watch",
        description = {
            "Watches a camera: prints a line for each event, which is a time in which frames are"
                    + " anomalous.",
            "Where scoring is slower than the camera, frames are left out, and how many is said at"
                    + " the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram watch yard.detector rtsp://camera/stream --clips events",
            "  engram watch yard.detector /dev/video0 --webhook https://example.org/alarm"
        })
final class WatchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "A folder that train wrote.")
    private Path folder;

    @Parameters(
            index = "1",
            paramLabel = "VIDEO",
            description =
                    "The address of a camera (rtsp://, http:// and others that FFmpeg reads), a"
                            + " camera of this machine such as /dev/video0, or a video file, which is"
                            + " played.")
    private String data;

    @Option(
            names = "--false-alarm-rate",
            paramLabel = "RATE",
            description = "Judge frames at this rate instead of the detector's.")
    private Double falseAlarmRate;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "Where to send each event as JSON, by POST.")
    private String webhook;

    @Option(
            names = "--clips",
            paramLabel = "DIR",
            description = "A folder in which to save a clip of each event.")
    private Path clips;

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description =
                    "An event ends after so long without an anomalous frame (${DEFAULT-VALUE}).")
    private double quiet;

    @Option(
            names = "--shortest",
            paramLabel = "SECONDS",
            defaultValue = "0.2",
            description = "What is over sooner is no event (${DEFAULT-VALUE}).")
    private double shortest;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long a stream may be silent (${DEFAULT-VALUE}).")
    private double timeout;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "How long a stream that stopped is tried again (${DEFAULT-VALUE}); with 0 its"
                            + " end is the end.")
    private double patience;

    @Mixin private StrictRate strictRate;

    private final Instant began = Instant.now();
    private Optional<Webhook> hook = Optional.empty();
    private long passed;
    private long judged;
    private int events;

    @Override
    public Integer call() {
        if (!(timeout > 0 && patience >= 0 && quiet >= 0 && shortest >= 0)) {
            throw new BadUsageException(
                    "--timeout is more than 0, --patience, --quiet and --shortest are 0 or more");
        }
        try (AnomalyDetector loaded = AnomalyDetector.load(folder);
                AnomalyDetector detector =
                        loaded.withFalseAlarmRate(
                                falseAlarmRate == null ? loaded.askedRate() : falseAlarmRate)) {
            strictRate.require(detector.calibration(), detector.askedRate());
            if (!(detector.encoding() instanceof ClipEncoding encoding)) {
                throw new BadUsageException(
                        folder + " judges " + detector.encoding().shape() + ", not video");
            }
            detector.shortage().ifPresent(shortage -> tell("warning: " + shortage));
            hook =
                    Optional.ofNullable(webhook)
                            .map(Webhook::parse)
                            .map(to -> new Webhook(to, this::tell));
            try {
                watch(detector, encoding);
            } finally {
                hook.ifPresent(Webhook::close);
            }
        }
        return ended();
    }

    private void watch(AnomalyDetector detector, ClipEncoding encoding) {
        EventFinder finder = new EventFinder(quiet, shortest);
        try (Videos videos = open(encoding);
                EventClips saved =
                        clips == null
                                ? null
                                : new EventClips(clips, encoding.frame().shape(), this::tell)) {
            FrameJudge.judge(detector, videos, onlooker(saved, finder));
            finder.finish().ifPresent(this::report);
        }
    }

    private FrameJudge.Onlooker onlooker(EventClips saved, EventFinder finder) {
        return new FrameJudge.Onlooker() {
            @Override
            public void judged(FrameJudge.Judged frame) {
                judge(frame.detection(), finder);
            }

            @Override
            public void passed(VideoFrame frame) {
                pass(frame, saved, finder);
            }

            @Override
            public boolean keepsUp() {
                return true;
            }
        };
    }

    private Videos open(ClipEncoding encoding) {
        VideoOptions options = VideoOptions.defaults().like(encoding);
        return isLive()
                ? Videos.live(
                        data, options, new Waiting(seconds(timeout), seconds(patience)), this::tell)
                : Videos.open(Path.of(data), options, this::tell);
    }

    private boolean isLive() {
        return Videos.isLive(data);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    private void pass(VideoFrame frame, EventClips saved, EventFinder finder) {
        passed++;
        if (saved != null) {
            saved.add(frame, finder.ongoing().isPresent()).ifPresent(file -> tell("saved " + file));
        }
    }

    private void judge(Detection detection, EventFinder finder) {
        judged++;
        Moment moment = Moment.parse(detection.id()).orElseThrow();
        boolean quietBefore = finder.ongoing().isEmpty();
        Optional<EventFinder.Event> event =
                finder.next(moment, detection.score(), detection.pValue(), detection.anomalous());
        finder.ongoing()
                .filter(start -> quietBefore)
                .ifPresent(start -> tell("at " + start.clock() + " something begins"));
        event.ifPresent(this::report);
    }

    private void report(EventFinder.Event event) {
        events++;
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "event %d  %s to %s  peak %s  score %s  p %s%s%n",
                events,
                event.start().clock(),
                event.end().clock(),
                event.peak().clock(),
                Text.figure(event.score()),
                Text.figure(event.pValue()),
                isLive() ? "  began " + instant(event.start()) : "");
        out.flush();
        hook.ifPresent(to -> to.send(message(event)));
    }

    private Instant instant(Moment moment) {
        return began.plusMillis(Math.round(1000 * moment.seconds()))
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private Map<String, Object> message(EventFinder.Event event) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("source", event.start().video());
        message.put("event", events);
        if (isLive()) {
            message.put("began", instant(event.start()).toString());
        }
        message.put("startSeconds", event.start().seconds());
        message.put("peakSeconds", event.peak().seconds());
        message.put("endSeconds", event.end().seconds());
        message.put("peakFrame", event.peak().frame());
        message.put("score", event.score());
        message.put("pValue", event.pValue());
        return message;
    }

    private int ended() {
        tell(
                "%s in %s%s"
                        .formatted(
                                Counted.of(events, "event"),
                                Counted.of(passed, "frame"),
                                judged < passed
                                        ? ", of which "
                                                + judged
                                                + (judged == 1 ? " was" : " were")
                                                + " judged; the others came too fast"
                                        : ""));
        if (isLive() && patience > 0) {
            throw new UnreadableDataException(
                    data.replaceFirst("://[^/@]*@", "://") + ": the stream did not come back");
        }
        return Exit.OK;
    }

    private void tell(String line) {
        Remarks.print(line, spec.commandLine().getErr());
    }
}
