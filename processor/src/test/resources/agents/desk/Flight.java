package desk;

import java.time.LocalDateTime;

record Flight(LocalDateTime date, int delay, int distance, String origin, String destination) {}
