#!/usr/bin/perl
# pages.pl WORDS OLD_BUILT_IN OLD_PAGE NEW_BUILT_IN NEW_PAGE
#
# Compares two pages of `multipath -t` that two versions of multipath-tools print for one configuration (WORDS: its file or files,
# comma-separated). Their built-in tables are not the same, so of each page only that counts which differs from the version's own
# page without a configuration, and what the configuration mentions: options in defaults, entries of the hardware table, and of
# an entry the options. What only one of the versions knows is left out; spellings that were renamed are made equal. Prints the
# differences; the status is 1 where there are any.
use strict;
use warnings;

# Options of 0.14.3 that 0.9.4 does not have, options that 0.9.4 still prints, and what its tool sets for itself before it prints.
my %left_out = map { $_ => 1 } qw(detect_pgpolicy detect_pgpolicy_use_tpg purge_disconnected auto_resize max_retries
  bindings_file wwids_file prkeys_file disable_changed_wwids force_sync retrigger_tries);
my %flush = ('"no"' => '"unused"', '"yes"' => '"always"');

sub slurp {
    my ($name) = @_;
    open(my $file, '<:raw', $name) or die "$name: $!\n";
    local $/;
    return scalar <$file>;
}

my ($words, @files) = @ARGV;
my $text = join '', map { slurp($_) } split /,/, $words;
my %written = map { $_ => 1 } $text =~ /([a-z_]+)/g;
$written{path_checker} = 1 if $written{checker};
# Merging takes words out of features that are options of their own.
$written{no_path_retry} = 1 if $written{queue_if_no_path};
$written{retain_attached_hw_handler} = $written{features} = 1 if $written{retain_attached_hw_handler};

# One option as both versions would print it, or nothing.
sub option {
    my ($line) = @_;
    my ($keyword, $value) = $line =~ /^\s*(\S+) ?(.*)$/s or return;
    return if $left_out{$keyword};
    if ($keyword eq 'flush_on_last_del') {
        $value = $flush{$value} // $value;
        return if $value eq '"never"';
    }
    return "$keyword $value";
}

# The page as a list of [section, key, options…], in its order.
sub items {
    my ($page) = @_;
    my (@items, $section, $block);
    for my $line (split /\n/, $page) {
        if    ($line =~ /^(\w+) \{$/)  { $section = $1 }
        elsif ($line =~ /^\}$/)        { undef $section }
        elsif ($line =~ /^\t(\w+) \{$/) { $block = [$section, $1] }
        elsif ($line =~ /^\t\}$/)      { push @items, $block; undef $block }
        else {
            my $option = option($line) // next;
            if ($block) { push @$block, $option } else { push @items, [$section, '', $option] }
        }
    }
    return @items;
}

# Whether the configuration speaks of the item, even where it says what holds anyway.
sub mentioned {
    my ($section, $kind, @options) = @_;
    return $written{ (split / /, $options[0])[0] } if $section eq 'defaults';
    return 0 unless $section eq 'devices';
    my @names = map { /^(?:vendor|product) "(.*)"$/s ? $1 : () } @options;
    return @names == 2 && index($text, $names[0]) >= 0 && index($text, $names[1]) >= 0;
}

# What the page says that the built-in page does not.
sub delta {
    my ($built_in, $page) = @_;
    my %known = map { join("\n", @$_) => 1 } items($built_in);
    my @delta;
    for my $item (items($page)) {
        my ($section, $kind, @options) = @$item;
        next if $known{ join("\n", @$item) } && !mentioned(@$item);
        if ($section eq 'devices') {
            @options = grep { /^(vendor|product|revision) / || $written{ (split / /)[0] } } @options;
        }
        push @delta, "$section $kind: " . join('; ', @options);
    }
    return @delta;
}

my @old = delta(slurp($files[0]), slurp($files[1]));
my @new = delta(slurp($files[2]), slurp($files[3]));
my $different = 0;
for my $i (0 .. (@old > @new ? $#old : $#new)) {
    my ($was, $is) = ($old[$i] // '(nothing)', $new[$i] // '(nothing)');
    next if $was eq $is;
    $different = 1;
    print "theirs: $was\nours:   $is\n";
}
exit $different;
